import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { changeAnswer } from '../../../testing/change-answer.js';
import { driversAnswer } from '../../../testing/drivers-answer.js';
import { outliersAnswer } from '../../../testing/outliers-answer.js';
import { insightsAnswer, wordedAnswer } from '../../../testing/insights-answer.js';
import { aiOn, FakeApi, runOf } from '../../../testing/fake-api.js';
import { renderPane } from '../../../testing/render-pane.js';
import type { GoalName } from './goal.js';

const withChange = () => {
  const api = new FakeApi();
  api.answers.set('change', changeAnswer);
  api.answers.set('insights', insightsAnswer);
  api.answers.set('drivers', driversAnswer);
  return api;
};

const open = async (goal: GoalName, api = withChange()) => {
  const pane = await renderPane({ api, start: { screen: 'goal', goal } });
  await screen.findAllByRole('combobox');
  return pane;
};

const explained = async () => {
  const pane = await open('change');
  await pane.press('Explain the change');
  await screen.findByRole('heading', { name: /^Revenue fell 8\.4%/ });
  return pane;
};

describe('a goal', () => {
  it('is offered as a question, one press away', async () => {
    const { press } = await renderPane({ start: { screen: 'analyze' } });
    await press(/Why did it change\?/);
    expect(await screen.findByRole('button', { name: 'Explain the change' })).toBeTruthy();
  });

  it('fills in at most three inputs from the columns and runs with what they say', async () => {
    const { user, press, api } = await open('change');
    const inputs = await screen.findAllByRole('combobox');
    expect(inputs.map((input) => (input as HTMLSelectElement).selectedOptions[0]?.text)).toEqual([
      'Revenue',
      'Quarter',
      'a year before',
    ]);
    await user.selectOptions(inputs[1]!, 'Month');
    await press('Explain the change');
    await waitFor(() =>
      expect(api.requests.at(-1)).toMatchObject({
        analysis: 'change',
        params: { measure: 'Revenue', by: 'Order Date', period: 'month', against: 'year-before' },
      }),
    );
  });

  it('says what was found with its number, its certainty and its drawing in words', async () => {
    await explained();
    expect(screen.getByText('Exact')).toBeTruthy();
    expect(screen.getByText('Q3 2026 / Q3 2025')).toBeTruthy();
    expect(screen.getByRole('img', { name: 'North −76.8, East −20.7, West −10.5' })).toBeTruthy();
    expect(screen.getByRole('button', { name: /How was this found\?/ })).toBeTruthy();
  });

  it('says the interval of the strongest driver, and how sure it is', async () => {
    const { press } = await open('drivers');
    await press('Find what drives it');
    expect(await screen.findByText(/Units alone explains 31%; 95% interval 28% to 34%\./)).toBeTruthy();
    expect(screen.getByText('Very certain')).toBeTruthy();
  });

  it('is cancelled by Esc and changes nothing', async () => {
    const api = new FakeApi();
    api.answers.set('change', 'never');
    const { press, user } = await open('change', api);
    await press('Explain the change');
    await user.keyboard('{Escape}');
    expect(await screen.findByText('Nothing was changed in the workbook.')).toBeTruthy();
  });

  it('says why it failed and offers the way on', async () => {
    const api = new FakeApi();
    api.answers.set('change', new AppError('too-little-data', 'Order Date has fewer than two periods to compare.'));
    const { press } = await open('change', api);
    await press('Explain the change');
    expect((await screen.findByRole('alert')).textContent).toContain('fewer than two periods');
  });
});

describe('what is unusual', () => {
  it('looks for single values of a wide sheet and leads to their cells', async () => {
    const api = new FakeApi();
    api.answers.set('outliers', outliersAnswer);
    const { user, press, workbook } = await open('unusual', api);
    await user.selectOptions(screen.getByLabelText('In'), 'Unit Price');
    await press('Find what is unusual');
    await screen.findByRole('heading', { name: outliersAnswer.headline });
    expect(api.requests[0]).toMatchObject({ analysis: 'outliers', params: { values: 'Unit Price', method: 'iqr' } });
    await press('30');
    expect(workbook.shown).toEqual(['Orders!G31']);
  });

  it('looks for moments in time, or for rows that fit no other, with one choice', async () => {
    const { user, press, api } = await open('unusual');
    await user.selectOptions(screen.getByLabelText('Look for'), 'moments in time');
    await press('Find what is unusual');
    await waitFor(() => expect(api.requests.at(-1)?.analysis).toBe('anomalies'));
    expect(api.requests.at(-1)?.params).toMatchObject({ timeline: 'Order Date', sensitivity: 0.5 });
    await user.selectOptions(screen.getByLabelText('Look for'), 'rows that fit no other');
    await press('Find what is unusual');
    await waitFor(() => expect(api.requests.at(-1)?.params).toMatchObject({ timeline: null }));
  });
});

describe('inserting a finding', () => {
  it('comments on the cells it speaks of', async () => {
    const { press, workbook } = await explained();
    await press('Insert finding');
    await waitFor(() => expect(workbook.inserted).toHaveLength(1));
    expect(workbook.comments).toEqual([{ address: 'Orders!H1', text: 'Revenue fell 8.4%. North explains 71%.' }]);
  });

  it('leaves the cells alone when the box is not ticked, and remembers that', async () => {
    const { press, user, workbook, host } = await explained();
    await user.click(screen.getByRole('checkbox', { name: 'Comment on 1 cell' }));
    await press('Insert finding');
    await waitFor(() => expect(workbook.inserted).toHaveLength(1));
    expect(workbook.comments).toEqual([]);
    expect(host.preferences.get('comments')).toBe('off');
  });
});

describe('everything worth knowing', () => {
  it('lists each finding with its columns, its certainty and its interval, best first', async () => {
    const { press, api } = await open('insights');
    await press('Find everything worth knowing');
    const headlines = await screen.findAllByRole('heading', { level: 3 });
    expect(headlines.map(({ textContent }) => textContent)).toEqual([
      'West fell 18% in March.',
      '3 values of Unit Price lie far above all others.',
    ]);
    expect(screen.getByText('Very certain')).toBeTruthy();
    expect(screen.getByText('95% interval −21% to −15%')).toBeTruthy();
    expect(api.requests.at(-1)).toMatchObject({ analysis: 'insights', params: { measures: null, most: 7 } });
  });

  it('is worded by the co-pilot only where the user allows it, and says what that one gets', async () => {
    const api = withChange();
    api.currentStatus = aiOn;
    api.answers.set('insights', wordedAnswer);
    const { press, user, host } = await open('insights', api);
    await press('Find everything worth knowing');
    await waitFor(() => expect(api.requests.at(-1)?.params).not.toHaveProperty('wording'));
    await user.click(await screen.findByRole('checkbox', { name: 'Let the co-pilot word the findings' }));
    expect(screen.getByText(/gemini-flash gets names of columns .*no number and no value/)).toBeTruthy();
    expect(host.preferences.get('wording')).toBe('model');
    await press('Find everything worth knowing');
    await waitFor(() => expect(api.requests.at(-1)?.params).toMatchObject({ wording: 'model' }));
    expect(await screen.findByText('Worded by the co-pilot')).toBeTruthy();
    await press(/How was this found\?/);
    expect(screen.getByText(/Worded the findings.*Cost: 812 tokens sent, 140 received\./)).toBeTruthy();
    await press('What was sent');
    expect(screen.getByLabelText('Message to the language model').textContent).toBe('{"findings":[]}');
  });

  it('offers no wording where the server has no co-pilot', async () => {
    await open('insights');
    expect(screen.queryByRole('checkbox', { name: /co-pilot/ })).toBeNull();
  });

  it('pins and rates the very finding, and opens it by itself', async () => {
    const { press, api, workbook } = await open('insights');
    api.history = [runOf(insightsAnswer)];
    await press('Find everything worth knowing');
    const item = (await screen.findByRole('heading', { name: /^3 values/ })).closest('li')!;
    within(item).getByRole('button', { name: 'Pin for the report' }).click();
    await within(item).findByRole('button', { name: 'Unpin' });
    within(item).getByRole('button', { name: 'This is wrong' }).click();
    expect(await screen.findAllByText(/Findings of this kind rank lower next time\./)).not.toHaveLength(0);
    expect(api.opinions.items).toMatchObject([{ finding: 'far', pinned: true, rating: 'wrong' }]);
    within(screen.getByRole('navigation', { name: 'Steps' }))
      .getByRole('button', { name: 'Analyze' })
      .click();
    await press(/^3 values of Unit Price/);
    expect(await screen.findByRole('heading', { level: 2, name: /^3 values/ })).toBeTruthy();
    expect(screen.queryByRole('heading', { name: /^West fell/ })).toBeNull();
    await press('Insert answer');
    await waitFor(() =>
      expect(workbook.inserted.at(-1)?.title).toBe('3 values of Unit Price lie far above all others.'),
    );
  });

  it('says why an opinion could not be kept', async () => {
    const { press, api } = await open('insights');
    api.opinions.failure = new AppError('busy', 'The server has too much to do. Try again in a moment.');
    await press('Find everything worth knowing');
    const [, first] = await screen.findAllByRole('button', { name: 'Pin for the report' });
    first!.click();
    expect(await screen.findAllByText(/The server has too much to do/)).not.toHaveLength(0);
  });

  it('asks why of the very finding', async () => {
    const { press, api } = await open('insights');
    await press('Find everything worth knowing');
    await screen.findByText('Very certain');
    expect(screen.getAllByRole('button', { name: 'Ask why' })).toHaveLength(1);
    api.history = [runOf(insightsAnswer)];
    await press('Ask why');
    await waitFor(() => expect(api.investigations.started).toHaveLength(1));
    expect(api.investigations.started[0]).toMatchObject({ question: 'West fell 18% in March.' });
  });
});
