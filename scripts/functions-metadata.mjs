// Makes functions.json and the help pages from the JSDoc of addin/functions: node scripts/functions-metadata.mjs [--out DIR]
import generator from 'custom-functions-metadata';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const sources = path.join(root, 'addin/functions');
const pages = path.join(root, 'docs/functions');

/** The generator reads enum values as JSON, so they need double quotes. */
const withJsonEnums = (source) =>
  source.replace(/enum \w+ \{[^}]*\}/g, (text) => text.replace(/= '([^']*)'/g, '= "$1"'));

const parseFile = (file) => {
  const source = readFileSync(path.join(sources, file), 'utf8');
  const { functions, enums, extras } = generator.parseTree(withJsonEnums(source), file);
  const errors = extras.flatMap((extra) => extra.errors).map((error) => `${file}: ${error}`);
  const examples = [...source.matchAll(/^ \* @example (.+)$/gm)].map((match) => match[1]);
  const returns = /^ \* @returns (.+)$/m.exec(source)?.[1];
  const remarks = [...source.matchAll(/^ \* @remarks (.+)$/gm)].map((match) => match[1]);
  const described = functions.map((metadata) => ({ ...metadata, metadata, examples, returns, remarks }));
  return { functions: described, enums, errors };
};

const complaintsAbout = (one) => {
  const complain = (text) => `DV.${one.name}: ${text}`;
  const firstOptional = one.parameters.findIndex((parameter) => parameter.optional);
  const lastRequired = one.parameters.findLastIndex((parameter) => !parameter.optional);
  return [
    one.name.length < 3 && 'the name has fewer than 3 letters',
    !/^[A-Z]+$/.test(one.name) && 'the name is more than capital letters',
    one.id !== one.name && 'id and name differ',
    !one.description && 'no description',
    !one.returns && 'no @returns',
    one.examples.length === 0 && 'no @example',
    one.helpUrl !== `/help/functions/${one.name.toLowerCase()}` && 'the @helpurl is not its help page',
    firstOptional >= 0 && lastRequired > firstOptional && 'a required argument follows an optional one',
    ...one.parameters.map((parameter) => !parameter.description && `no description of ${parameter.name}`),
  ]
    .filter(Boolean)
    .map(complain);
};

const complaintsAboutIds = (ids) => {
  const frozen = JSON.parse(readFileSync(path.join(sources, 'frozen-ids.json'), 'utf8'));
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is declared twice`),
    ...frozen.filter((id) => !ids.includes(id)).map((id) => `${id} is in workbooks already and must stay`),
    ...ids.filter((id) => !frozen.includes(id)).map((id) => `${id} is new: add it to addin/functions/frozen-ids.json`),
  ];
};

/** Parses and lints all functions; throws with every complaint. Help URLs start with {{PUBLIC_URL}}, which the server fills in. */
const readFunctions = () => {
  const files = readdirSync(sources).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const parsed = files.map(parseFile);
  const functions = parsed.flatMap((file) => file.functions);
  const complaints = [
    ...parsed.flatMap((file) => file.errors),
    ...functions.flatMap(complaintsAbout),
    ...complaintsAboutIds(functions.map(({ id }) => id)),
  ];
  if (complaints.length > 0) throw new Error(`Custom functions:\n${complaints.join('\n')}`);
  return { functions, enums: parsed.flatMap((file) => file.enums) };
};

/** The content of functions.json. */
export const functionsMetadata = () => {
  const { functions, enums } = readFunctions();
  return {
    allowCustomDataForDataTypeAny: true,
    allowErrorForDataTypeAny: true,
    functions: functions.map(({ metadata }) => ({ ...metadata, helpUrl: `{{PUBLIC_URL}}${metadata.helpUrl}` })),
    enums,
  };
};

const signature = ({ name, parameters }) =>
  `=DV.${name}(${parameters.map((one) => (one.optional ? `[${one.name}]` : one.name)).join(', ')})`;

const valueList = (parameter, enums) => {
  const found = enums.find(({ id }) => id === parameter.customEnumId);
  return found ? found.values.map(({ stringValue, tooltip }) => `- \`"${stringValue}"\`: ${tooltip}`) : [];
};

const pageOf = (one, enums) =>
  [
    `# DV.${one.name}`,
    one.description,
    '```',
    signature(one),
    '```',
    '| Argument | | Meaning |',
    '| --- | --- | --- |',
    ...one.parameters.map((p) => `| \`${p.name}\` | ${p.optional ? 'optional' : 'required'} | ${p.description} |`),
    '',
    `**Result.** ${one.returns}`,
    '',
    ...one.parameters.flatMap((p) => {
      const values = valueList(p, enums);
      return values.length > 0 ? [`**Values of \`${p.name}\`**`, '', ...values, ''] : [];
    }),
    ...one.remarks.flatMap((remark) => [remark, '']),
    '## Examples',
    ...one.examples.flatMap((example) => ['```', example, '```']),
    '## When a cell shows an error',
    '| Cell | Why |',
    '| --- | --- |',
    '| `#BUSY!` | The calculation is under way. |',
    '| `#SPILL!` | The cells below or beside are not empty. |',
    '| `#VALUE!` | An argument cannot be used. The message in the cell says which one and why. |',
    '| `#N/A` | There is no answer: no rows, an unknown column, or the server does not answer. The message says which. |',
    '| `#NUM!` | A number is outside its range, or there is too little data. The pane lists the reason under Functions. |',
    '| `#NAME?` | The add-in is not loaded. Open DataVision on the Home tab. |',
    '',
  ].join('\n');

/** Help pages by file name. */
export const helpPages = async () => {
  const { functions, enums } = readFunctions();
  const options = { ...(await resolveConfig(path.join(pages, 'x.md'))), parser: 'markdown' };
  const entries = functions.map(async (one) => [
    `${one.name.toLowerCase()}.md`,
    await format(pageOf(one, enums), options),
  ]);
  return Object.fromEntries(await Promise.all(entries));
};

const write = async (out) => {
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, 'functions.json'), `${JSON.stringify(functionsMetadata(), null, 2)}\n`);
  mkdirSync(pages, { recursive: true });
  for (const [file, text] of Object.entries(await helpPages())) writeFileSync(path.join(pages, file), text);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(root, 'dist/addin') } } });
  await write(values.out).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
