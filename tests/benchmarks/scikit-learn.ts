import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Answers {
  readonly segment: { readonly labels: number[]; readonly ms: number };
  readonly drivers: { readonly ranking: number[]; readonly ms: number };
  readonly isolation: { readonly scores: number[]; readonly ms: number };
}

interface Given {
  readonly columns: readonly ArrayLike<number>[];
  readonly target?: ArrayLike<number>;
}

const script = fileURLToPath(new URL('./peers.py', import.meta.url));

/** Debian puts the package beside its own Python; another in the path may lack it. */
const pythons = ['/usr/bin/python3', 'python3'];

const python = pythons.find((name) => spawnSync(name, ['-c', 'import sklearn']).status === 0) ?? null;

if (python === null) console.log('scikit-learn is not installed (Debian: python3-sklearn): its figures are left out.');

const plain = (values: ArrayLike<number>): number[] => Array.from(values);

/** One core, as ours. */
const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };

/** What scikit-learn finds in the same table, null where it is not installed. `ms` is its processor time. */
export const scikitLearn = <Task extends keyof Answers>(
  task: Task,
  { columns, target }: Given,
): Answers[Task] | null => {
  if (python === null) return null;
  const input = JSON.stringify({ columns: columns.map(plain), target: target && plain(target) });
  const { status, stdout, stderr } = spawnSync(python, [script, task], {
    input,
    maxBuffer: 2 ** 28,
    encoding: 'utf8',
    env,
  });
  if (status !== 0) throw new Error(`scikit-learn failed: ${stderr.trim().split('\n').at(-1)}`);
  return JSON.parse(stdout) as Answers[Task];
};
