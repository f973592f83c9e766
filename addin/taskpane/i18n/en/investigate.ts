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
    run: '{{title}}, run {{run}}',
    insert_one: 'Insert {{count, number}} step',
    insert_other: 'Insert {{count, number}} steps',
  },
};
