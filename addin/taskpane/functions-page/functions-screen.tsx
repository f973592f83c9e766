import { makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { functionCatalogue, type FunctionDefinition, type FunctionName } from '#shared/functions/catalogue.js';
import { useNavigation } from '../app/navigation.js';
import { CardList, Muted } from '../components/surface.js';
import { TextButton } from '../components/text-button.js';
import { PageHeader } from '../frame/page-header.js';
import { Screen } from '../frame/screen.js';
import { FunctionExample } from './function-example.js';

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: '100%', fontSize: tokens.fontSizeBase200 },
  item: { padding: '10px 12px', display: 'grid', gap: '4px' },
  head: { display: 'flex', gap: '8px', alignItems: 'center', justifyContent: 'space-between' },
  ai: { fontSize: tokens.fontSizeBase200 },
  signature: { fontFamily: tokens.fontFamilyMonospace, fontSize: '11px', lineHeight: '15px', overflowWrap: 'anywhere' },
  optional: { color: tokens.colorNeutralForeground3 },
});

export const signatureOf = ({ name, parameters }: Pick<FunctionDefinition, 'name' | 'parameters'>): string =>
  `DV.${name}(${parameters.map((parameter) => (parameter.optional ? `[${parameter.name}]` : parameter.name)).join(', ')})`;

/** Every DV function: what it takes, what it gives, and an example to put into a cell. */
export const FunctionsScreen = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { back } = useNavigation();
  const [wanted, setWanted] = useState('');
  const text = wanted.trim().toLowerCase();
  const shown = functionCatalogue.filter((definition) =>
    `${signatureOf(definition)} ${t(`functions.about.${definition.name}`)}`.toLowerCase().includes(text),
  );
  return (
    <>
      <PageHeader title={t('functions.title')} />
      <Screen title={t('functions.title')} onEscape={back}>
        <Muted>{t('functions.intro')}</Muted>
        <SearchBox
          className={styles.search}
          value={wanted}
          placeholder={t('functions.search')}
          aria-label={t('functions.search')}
          onChange={(_, { value }) => setWanted(value)}
        />
        {shown.length === 0 ? (
          <Muted>{t('functions.noneFound', { text: wanted })}</Muted>
        ) : (
          <CardList>
            {shown.map((definition) => (
              <FunctionItem key={definition.name} definition={definition} name={definition.name} />
            ))}
          </CardList>
        )}
      </Screen>
    </>
  );
};

const FunctionItem = ({ definition, name }: { definition: FunctionDefinition; name: FunctionName }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <b>{`DV.${name}`}</b>
        {definition.metered && (
          <TextButton className={styles.ai} onClick={() => go({ screen: 'cell-ai' })}>
            {t('cellAi.title')}
          </TextButton>
        )}
      </div>
      <span>{t(`functions.about.${name}`)}</span>
      <code className={styles.signature}>{signatureOf(definition)}</code>
      <FunctionExample formula={exampleOf[name]} />
    </li>
  );
};

/** Examples stand on the sample orders; ranges are to be changed to the user's own. */
const exampleOf: Record<FunctionName, string> = {
  ASK: '=DV.ASK("units by region", A1:H5001)',
  FORECAST: '=DV.FORECAST(B2:B73,, 12)',
  PROFILE: '=DV.PROFILE(A1:H500)',
  OUTLIERS: '=DV.OUTLIERS(D2:D99)',
  QUERY: '=DV.QUERY(A1:H500, "select region, sum(units) from data group by 1")',
  SEGMENT: '=DV.SEGMENT(A1:F500)',
  EXPLAIN: '=DV.EXPLAIN(H1:H500, A1:G500)',
  COMPARE: '=DV.COMPARE(B1:B99, C1:C99)',
  CORRMATRIX: '=DV.CORRMATRIX(A1:F500)',
  SQL: '=DV.SQL("select region, count(*) from orders group by region", "Shop")',
  SUMMARIZE: '=DV.SUMMARIZE(A1:H500)',
  CATEGORIZE: '=DV.CATEGORIZE(A2:A99, H1:J5)',
  STATUS: '=DV.STATUS()',
};
