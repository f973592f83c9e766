/** Asking why of a finding. */
export const investigate = {
  investigate: {
    title: 'Why?',
    why: 'Ask why',
    running: 'Looking further',
    next: 'Look next',
    advised: 'Advised by AI',
    sent: '{{model}} advised; it saw this finding and the cuts above with {{values}}, totals and category names among them, and no rows.',
    nothingLeft: 'Nothing is left to split: no further cut explains more.',
    back: 'Back to here',
    end: 'Sum up',
    summary: 'Summary',
    evidence: 'Evidence',
    run: '{{title}} · run {{run}}',
    cuts: {
      within: 'Within {{column}} {{value}}',
      rows: 'More or fewer rows, or larger ones?',
      levers: '{{quantity}}, mix, or {{measure}} per {{quantity}}?',
      since: {
        day: 'Since when? By day',
        week: 'Since when? By week',
        month: 'Since when? By month',
        quarter: 'Since when? By quarter',
        year: 'Since when? By year',
      },
      largest: 'The largest rows behind it',
      drivers: 'What drives {{measure}}',
    },
    insert_one: 'Insert {{count, number}} step',
    insert_other: 'Insert {{count, number}} steps',
  },
};
