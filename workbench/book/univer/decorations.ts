import type { FUniver } from '@univerjs/core/facade';
import type { ComponentType } from '@univerjs/preset-sheets-core';
import '@univerjs/preset-sheets-conditional-formatting';
import '@univerjs/preset-sheets-drawing';
import '@univerjs/preset-sheets-thread-comment';
import type { SheetArea } from '../address.js';
import type { ChartRecord, CommentRecord, ConditionalFormatRecord } from '../records.js';
import { rangeOf } from './range.js';
import { headers, pixelsPerPoint } from './sheet-data.js';
import type { UniverBook } from './univer-book.js';

const chartComponent = 'workbench-chart';

/** Paints the workbook's objects on Univer's grid: charts, comments, conditional formats and sheet settings. */
export class Decorations {
  readonly #painted = new Map<string, () => void>();
  readonly #due = new Set<string>();

  constructor(
    private readonly api: FUniver,
    private readonly book: UniverBook,
    ChartComponent: ComponentType<{ readonly data: { readonly id: string } }>,
  ) {
    api.registerComponent(chartComponent, ChartComponent);
    book.objects.onChange((kind, id, change) => {
      if (kind === 'chart') this.#later(id, () => this.#chart(id));
      if (kind === 'conditionalFormat') this.#later(id, () => this.#conditionalFormat(id));
      if (kind === 'comment') this.#comment(id, change === 'removed');
      if (kind === 'sheet') this.#sheet(id);
    });
    book.on((event) => {
      if (event.type === 'activated')
        for (const chart of book.objects.charts) this.#later(chart.id, () => this.#chart(chart.id));
    });
  }

  /** A batch changes a chart many times; it is painted once. */
  #later(id: string, paint: () => void): void {
    if (this.#due.has(id)) return;
    this.#due.add(id);
    setTimeout(() => {
      this.#due.delete(id);
      paint();
    });
  }

  #erase(id: string): void {
    this.#painted.get(id)?.();
    this.#painted.delete(id);
  }

  #chart(id: string): void {
    const chart = this.book.objects.charts.find((record) => record.id === id);
    const key = chart && placeOf(chart);
    if (this.#places.get(id) === key && this.#painted.has(id)) return;
    this.#erase(id);
    if (!chart || chart.sheet !== this.book.activeSheet()) {
      this.#places.delete(id);
      return;
    }
    const sheet = this.book.workbook.getSheetBySheetId(chart.sheet);
    const left = headers.width + chart.left * pixelsPerPoint;
    const top = headers.height + chart.top * pixelsPerPoint;
    const float = sheet?.addFloatDomToPosition(
      {
        componentKey: chartComponent,
        allowTransform: true,
        initPosition: {
          startX: left,
          endX: left + chart.width * pixelsPerPoint,
          startY: top,
          endY: top + chart.height * pixelsPerPoint,
        },
        data: { id },
      },
      `${id}-${++this.#version}`,
    );
    if (!float) return;
    this.#places.set(id, key ?? '');
    this.#painted.set(id, () => {
      this.#places.delete(id);
      float.dispose();
    });
  }
  readonly #places = new Map<string, string>();
  #version = 0;

  #conditionalFormat(id: string): void {
    this.#erase(id);
    const record = this.book.objects.conditionalFormats.find((format) => format.id === id);
    const sheet = record && this.book.workbook.getSheetBySheetId(record.area.sheet);
    if (!record || !sheet) return;
    const rule = this.#rule(record);
    if (!rule) return;
    sheet.addConditionalFormattingRule(rule);
    this.#painted.set(id, () => sheet.deleteConditionalFormattingRule(rule.cfId));
  }

  #rule({ area, type, bar, scale, stopIfTrue }: ConditionalFormatRecord) {
    const sheet = this.book.workbook.getSheetBySheetId(area.sheet);
    if (!sheet) return null;
    const { ConditionFormatValueTypeEnum: kinds } = this.api.Enum;
    const builder = sheet.newConditionalFormattingRule();
    const built =
      type === 'DataBar'
        ? builder.setDataBar({
            min: { type: kinds.min },
            max: { type: kinds.max },
            isGradient: bar.gradient,
            positiveColor: bar.positive,
            nativeColor: bar.negative,
            isShowValue: !bar.barOnly,
          })
        : builder.setColorScale(
            scale.map(({ type: stop, formula, color }, index) => ({
              index,
              color,
              value: stopValue(kinds, stop, formula, index === 0),
            })),
          );
    return { ...built.setRanges([rangeOf(area)]).build(), stopIfTrue };
  }

  #comment(id: string, removed: boolean): void {
    const record = this.book.objects.comments.find((comment) => comment.id === id);
    this.#erase(id);
    if (removed || !record) return;
    const range = this.#range(record.area);
    if (!range) return;
    void range.addCommentAsync(this.#thread(record));
    this.#painted.set(id, () => void range.getComment()?.deleteAsync());
  }

  #thread(record: CommentRecord) {
    const replies = record.replies.map((reply) => `\n${reply.author}: ${reply.content}`).join('');
    const content = this.api.newRichText().insertText(`${record.content}${replies}`);
    return this.api.newTheadComment().setContent(content);
  }

  #range(area: SheetArea) {
    return this.book.workbook.getSheetBySheetId(area.sheet)?.getRange(rangeOf(area)) ?? null;
  }

  #sheet(id: string): void {
    const sheet = this.book.workbook.getSheetBySheetId(id);
    const record = this.book.objects.sheet(id);
    if (!sheet) return;
    if (sheet.hasHiddenGridLines() === record.showGridlines) sheet.setHiddenGridlines(!record.showGridlines);
    if (record.tabColor && sheet.getTabColor() !== record.tabColor) sheet.setTabColor(record.tabColor);
  }
}

function placeOf({ sheet, left, top, width, height }: ChartRecord): string {
  return [sheet, left, top, width, height].join();
}

type ValueKinds = FUniver['Enum']['ConditionFormatValueTypeEnum'];

function stopValue(kinds: ValueKinds, type: string, formula: string | null, first: boolean) {
  const value = Number(formula?.replace(/^=/, '') ?? 0);
  switch (type) {
    case 'LowestValue':
      return { type: kinds.min };
    case 'HighestValue':
      return { type: kinds.max };
    case 'Percent':
      return { type: kinds.percent, value };
    case 'Percentile':
      return { type: kinds.percentile, value };
    case 'Number':
    case 'Formula':
      return { type: kinds.num, value };
    default:
      return { type: first ? kinds.min : kinds.max };
  }
}
