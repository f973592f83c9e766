import { Injectable, Logger } from '@nestjs/common';
import type { SourceProfile, SourceTableDescription, TableReference } from '#shared/contract/connections.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { TableSummary } from './connector.js';

interface Place {
  readonly workspaceId: string;
  readonly connectionId: string;
}

/** Something that was learnt of a source on the way. */
export type SourceEvent = Place &
  (
    | { readonly kind: 'listed'; readonly tables: readonly TableSummary[] }
    | { readonly kind: 'described'; readonly table: SourceTableDescription }
    | { readonly kind: 'profiled'; readonly table: TableReference; readonly profile: SourceProfile }
    | { readonly kind: 'loaded'; readonly table: TableReference; readonly loadId: string; readonly dataset: Dataset }
  );

export type SourceListener = (event: SourceEvent) => Promise<void>;

/** Tells whoever wants to know. A listener that fails is logged and never disturbs the work it hears of. */
@Injectable()
export class SourceEvents {
  readonly #listeners: SourceListener[] = [];
  readonly #logger = new Logger('SourceEvents');

  listen(listener: SourceListener): void {
    this.#listeners.push(listener);
  }

  async tell(event: SourceEvent): Promise<void> {
    for (const listener of this.#listeners) {
      try {
        await listener(event);
      } catch (thrown) {
        this.#logger.error({ kind: event.kind, stack: String((thrown as Error).stack) }, 'a listener failed');
      }
    }
  }
}
