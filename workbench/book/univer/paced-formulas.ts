import { IConfigService, type Injector } from '@univerjs/core';
import { ENGINE_FORMULA_PLUGIN_CONFIG_KEY, IFormulaDependencyGenerator } from '@univerjs/preset-sheets-core';
import { nextTurn } from './turns.js';

const turnMilliseconds = 20;
/** Formulas calculated between two turns of the page; Univer's own 500 take too long when each calls the add-in. */
const formulasPerTurn = 150;

interface Generator {
  _getRangeListByNode(node: unknown): Promise<unknown>;
}

/**
 * Before a calculation Univer reads what every formula refers to, all in one turn of the page: with 10,000 formulas nothing else
 * happens for half a second. It awaits each formula, so this lets the page have its turn there. An edit meanwhile stops and
 * restarts the calculation, as it does between the calculated formulas.
 */
export function paceFormulas(injector: Injector): void {
  injector
    .get(IConfigService)
    .setConfig(ENGINE_FORMULA_PLUGIN_CONFIG_KEY, { intervalCount: formulasPerTurn }, { merge: true });
  const generator = injector.get(IFormulaDependencyGenerator) as unknown as Generator;
  const read = generator._getRangeListByNode.bind(generator);
  let turnEnds = 0;
  generator._getRangeListByNode = async (node) => {
    const ranges = await read(node);
    if (performance.now() > turnEnds) {
      await nextTurn();
      turnEnds = performance.now() + turnMilliseconds;
    }
    return ranges;
  };
}
