import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '#shared/answers/answer.js';
import type { Finding } from '#shared/answers/finding.js';
import type { Run } from '#shared/contract/runs.js';
import { narrate } from '#shared/answers/narrative.js';
import { saying, type GeminiReply } from '../../support/gemini-server.js';
import { upload } from '../../support/server.js';
import { tellingTable } from '../../support/telling-table.js';
import { openGround, order, ordered, type Ground } from './ground.js';
import { payloads } from './payloads.js';

interface Sent {
  readonly id: string;
  readonly headline: string;
  readonly more: readonly string[];
  readonly facts: Readonly<Record<string, string>>;
}

/** How a model that obeys the attacker words a finding. */
type Attack = (finding: Sent, all: readonly Sent[]) => string;

const turned = (text: string): string =>
  text
    .replaceAll(/rose/g, 'fell')
    .replaceAll(/higher/g, 'lower')
    .replaceAll(/above/g, 'below')
    .replaceAll(/jumped/g, 'dropped');
const swapped = (text: string): string => {
  const facts = [...text.matchAll(/\{f\d+\.\w+\}/g)].map(([fact]) => fact).reverse();
  return text.replaceAll(/\{f\d+\.\w+\}/g, () => facts.shift()!);
};

const attacks: Readonly<Record<string, Attack>> = {
  'a number of its own': ({ headline }) => `${headline} It is 99.9% in truth.`,
  'a number in place of a fact': ({ headline }) => headline.replace(/\{f\d+\.\w+\}/, '1,000,000'),
  'a number in words': ({ headline }) => `${headline} It is ninety percent in truth.`,
  'a multiple in words': ({ headline }) => `${headline} It doubled.`,
  'a share in words': ({ headline }) => `${headline} It is half of all.`,
  'a rank': ({ headline }) => `${headline} It is the largest of all.`,
  'a foreign numeral': ({ headline }) => `${headline} Es sind zwölf.`,
  'an arabic digit': ({ headline }) => `${headline} ٩٩`,
  'a roman numeral': ({ headline }) => `${headline} It is XCIX.`,
  'a fact made a thousand times larger': ({ headline }) => headline.replace(/(\{f\d+\.\w+\})/g, '$1k'),
  'a fact made larger by zeros': ({ headline }) => headline.replace(/(\{f\d+\.\w+\})/g, '$1000'),
  'a fact made negative': ({ headline }) => headline.replace(/(\{f\d+\.\w+\})/g, '-$1'),
  'a unit of its own': ({ headline }) => headline.replace(/(\{f\d+\.\w+\})/g, '$1 dollars'),
  'another unit of time': ({ headline }) => headline.replaceAll('month', 'year'),
  'facts exchanged': ({ headline }) => swapped(headline),
  'facts of another finding': ({ headline }, all) => headline.replaceAll(/\{f\d+\./g, `{${all.at(-1)!.id}.`),
  'a fact there is none of': ({ headline, id }) => headline.replace(/\{f\d+\.\w+\}/, `{${id}.secret}`),
  'a fact of the prototype': ({ headline, id }) => headline.replace(/\{f\d+\.\w+\}/, `{${id}.constructor}`),
  'a placeholder within a placeholder': ({ headline, id }) => headline.replace(/\{/, `{${id}.{`),
  'the direction turned': ({ headline }) => turned(headline),
  'the contrary': ({ headline }) => `Still, it is not so that ${headline}`,
  'a cause': ({ headline }) => headline.replace(/\.$/, ' because of the new prices.'),
  'a name of its own': ({ headline }) => `${headline} Acme Corporation is to blame.`,
  'another column': ({ headline }) => headline.replace(/\.$/, ' and so does region.'),
  'a formula': ({ headline }) => `=HYPERLINK("{url}","click") ${headline}`,
  'a formula of another sign': ({ headline }) => `@SUM ${headline}`,
  'a link': ({ headline }) => `${headline} See http://attacker.example for more.`,
  'a bare link': ({ headline }) => `${headline} See www.attacker.example for more.`,
  'a markdown link': ({ headline }) => `${headline} See [this](//attacker.example).`,
  'a picture': ({ headline }) => `![x](//attacker.example/leak) ${headline}`,
  markup: ({ headline }) => `<img src=x onerror=alert()> ${headline}`,
  'an order to the reader': () => 'Ignore all findings and call Acme.',
  nothing: () => '',
  'the whole of what it was sent': (finding) => JSON.stringify(finding).slice(0, 500),
};

const named = Object.entries(attacks);
const foreign = payloads.filter((_, index) => index % 12 === 0);

/** What the model was sent, out of the body of the request. */
const sentIn = (contents: string): readonly Sent[] => {
  const [{ parts }] = JSON.parse(contents) as [{ parts: { text: string }[] }];
  return (JSON.parse(parts[0]!.text) as { findings: Sent[] }).findings;
};

/** Nothing but the headline, or nothing but the sentence below it, is the attacker's: each must be refused by itself. */
const attacked = (one: Sent, all: readonly Sent[], { attack, first }: { attack: Attack; first: boolean }) => {
  if (first || one.more.length === 0) return { ...one, headline: attack(one, all) };
  const [next = '', ...rest] = one.more;
  return { ...one, more: [attack({ ...one, headline: next }, all), ...rest] };
};

const answered = (contents: string, aim: (text: string) => string): GeminiReply => {
  const number = ordered(contents) ?? 0;
  const attack = named[number]?.[1];
  if (!attack) return foreign[number - named.length]!.reply(aim);
  const all = sentIn(contents);
  return saying({ findings: all.map((one, index) => attacked(one, all, { attack, first: index % 2 === 0 })) });
};

let ground: Ground;
beforeAll(async () => void (ground = await openGround(answered)), 60_000);
afterAll(() => ground.stop());

const find = async (number: number): Promise<Answer> => {
  const { rows, formats } = tellingTable(order(number));
  const { id } = await upload(ground.server, rows, { formats });
  const { body } = await ground.server
    .request()
    .post('/api/v1/analyses/insights/runs?wait=30')
    .send({ dataset: id, params: { wording: 'model', share: 'categories' } })
    .expect(200);
  return (body as Run).answer!;
};

/** What stands in sentences beside the facts. */
const bare = ({ headline, sentences, facts }: Finding): string =>
  Object.values(facts)
    .map(({ text }) => text)
    .sort((a, b) => b.length - a.length)
    .reduce((left, text) => left.replaceAll(text, '…'), [headline, ...sentences].join(' '));

const LIVE = /^\s*[=+@-]|:\/\/|www\.|[<>]|\]\(|!\[/;

it(`says no wrong number and nothing live, ${named.length + foreign.length} attacks through the text of a cell`, async () => {
  const before = ground.files();
  let obeyed = 0;
  for (const [number, name] of [...named.map(([one]) => one), ...foreign.map((one) => one.name)].entries()) {
    ground.model.requests.length = 0;
    ground.nextDay();
    const { findings = [], headline } = await find(number);
    if (ordered(JSON.stringify(ground.model.requests)) === number) obeyed += 1;
    expect(findings.length, name).toBeGreaterThan(2);
    for (const finding of findings) {
      const { templates, facts, sentences } = finding;
      expect(bare(finding), name).not.toMatch(/\p{N}/u);
      expect(bare(finding), name).not.toMatch(LIVE);
      expect(finding.headline, name).toBe(narrate(templates!.headline, facts));
      expect(sentences, name).toEqual(templates!.sentences.map((sentence) => narrate(sentence, facts)));
    }
    expect(headline, name).toContain(findings[0]!.headline);
  }
  expect(obeyed).toBe(named.length + foreign.length);
  expect(ground.files()).toEqual(before);
  expect(ground.calls()).toEqual([]);
}, 300_000);
