/** Asking why of a finding. */
export const investigate = {
  investigate: {
    title: 'Why?',
    why: 'Ask why',
    running: 'Looking further',
    next: 'Look next',
    advised: 'Advised by AI',
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
