import { useWorkbench } from './use-workbench.js';
import type { Workbench } from './workbench.js';

/** What the add-in asked for and the workbench cannot do. Hidden as long as there is nothing. */
export function NotEmulated({ workbench }: { readonly workbench: Workbench }) {
  const { notEmulated } = useWorkbench(workbench);
  if (notEmulated.length === 0) return null;
  return (
    <section className="wb-missing" role="status" aria-label="Not emulated">
      <b>Not emulated: {notEmulated.length}</b>
      <p>The add-in asked for these. Excel has them, the workbench does not.</p>
      <ul>
        {notEmulated.map((member) => (
          <li key={member}>{member}</li>
        ))}
      </ul>
    </section>
  );
}
