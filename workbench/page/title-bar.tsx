import {
  Person20Regular,
  Search16Regular,
  Table16Regular,
  WeatherMoon20Regular,
  WeatherSunny20Regular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { useWorkbench } from './use-workbench.js';
import type { Workbench } from './workbench.js';

export function TitleBar({ workbench }: { readonly workbench: Workbench }) {
  const { name, saved, dark } = useWorkbench(workbench);
  const [wanted, setWanted] = useState('');
  const [unknown, setUnknown] = useState(false);
  const other = dark ? 'light' : 'dark';
  return (
    <header className="wb-title">
      <Table16Regular />
      <b>{name}</b>
      <span className="wb-saved">{saved ? 'Saved' : 'Not saved'}</span>
      <form
        className="wb-search"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setUnknown(!workbench.goTo(wanted));
        }}
      >
        <Search16Regular />
        <input
          aria-label="Go to a cell, sheet or table"
          aria-invalid={unknown}
          placeholder="Search"
          title="Go to a cell, a sheet, a table or a name"
          value={wanted}
          onChange={(event) => {
            setWanted(event.target.value);
            setUnknown(false);
          }}
        />
      </form>
      <button
        type="button"
        title={`Switch to ${other}`}
        aria-label={`Switch to ${other}`}
        onClick={() => workbench.setDark(!dark)}
      >
        {dark ? <WeatherSunny20Regular /> : <WeatherMoon20Regular />}
      </button>
      <Person20Regular aria-label="Workbench user" />
    </header>
  );
}
