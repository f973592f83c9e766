import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { functionCatalogue, type FunctionParameter } from '#shared/functions/catalogue.js';
import { functionsMetadata, helpPages, type FunctionsMetadata } from '../../scripts/functions-metadata.mjs';

const metadata: FunctionsMetadata = functionsMetadata();
const described = (name: string) => metadata.functions.find((one) => one.id === name)!;

describe('functions.json', () => {
  it('describes the functions of the catalogue and no others', () => {
    expect(metadata.functions.map(({ id }) => id).sort()).toEqual(functionCatalogue.map(({ name }) => name).sort());
  });

  it.each(functionCatalogue.map((definition) => [definition.name, definition] as const))(
    '%s has the catalogue’s arguments',
    (name, definition) => {
      const wanted: readonly FunctionParameter[] = definition.parameters;
      expect(
        described(name).parameters.map((parameter) => ({
          name: parameter.name,
          optional: parameter.optional ?? false,
          range: parameter.dimensionality === 'matrix',
          values: metadata.enums
            .find(({ id }) => id === parameter.customEnumId)
            ?.values.map(({ stringValue }) => stringValue),
        })),
      ).toEqual(
        wanted.map(({ name: parameter, optional, kind, values }) => ({
          name: parameter,
          optional,
          range: kind === 'range',
          values: values && [...values],
        })),
      );
    },
  );

  it('lets error cells through, gives tables, and asks for the address of the cell', () => {
    expect(metadata.allowErrorForDataTypeAny).toBe(true);
    for (const one of metadata.functions) {
      expect(one.result).toEqual({ dimensionality: 'matrix' });
      expect(one.options).toEqual({ cancelable: true, requiresAddress: true });
      expect(one.helpUrl).toBe(`{{PUBLIC_URL}}/help/functions/${one.id.toLowerCase()}`);
    }
  });

  it('keeps every id that ever was in a workbook', () => {
    const frozen = JSON.parse(readFileSync('addin/functions/frozen-ids.json', 'utf8')) as string[];
    expect(metadata.functions.map(({ id }) => id)).toEqual(expect.arrayContaining(frozen));
  });
});

describe('help pages', () => {
  it('are up to date with the code', async () => {
    const pages = await helpPages();
    for (const [file, text] of Object.entries(pages)) expect(readFileSync(`docs/functions/${file}`, 'utf8')).toBe(text);
  });
});
