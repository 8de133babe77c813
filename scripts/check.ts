/** Runs every check that must pass before a merge, apart from the tests, even if some fail. */
import type { Step } from './check/run-step.js';
import { checks, generation } from './check/steps.js';

const began = performance.now();
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const indent = (text: string) => text.replaceAll(/^/gm, '    ');

async function passes({ name, findFault, remedy }: Step): Promise<boolean> {
  const start = performance.now();
  const fault = await findFault();
  if (fault === null) {
    console.log(`ok    ${name} (${seconds(start)})`);
    return true;
  }
  console.log(
    `FAIL  ${name} (${seconds(start)})\n${indent(fault)}${remedy === undefined ? '' : `\n      ${remedy}`}`,
  );
  return false;
}

/** Runs checks, two at a time because most keep one core busy, and counts those that fail. */
async function countFailures(steps: readonly Step[]): Promise<number> {
  const waiting = [...steps];
  let failures = 0;
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift())
      if (!(await passes(step))) failures += 1;
  };
  await Promise.all([work(), work()]);
  return failures;
}

const failures = (await countFailures([generation])) + (await countFailures(checks));
const total = checks.length + 1;
console.log(
  failures === 0
    ? `\nAll ${total} checks passed (${seconds(began)}).`
    : `\n${failures} of ${total} checks failed (${seconds(began)}).`,
);
process.exitCode = failures === 0 ? 0 : 1;
