import { Notice } from '#ui/Notice.js';

interface NotUnderstoodProps {
  /** What was not understood, one sentence each. */
  readonly problems: readonly string[];
}

/** Lists the parts of an address that were not understood; nothing if all of it was. */
export function NotUnderstood({ problems }: NotUnderstoodProps) {
  if (problems.length === 0) return null;
  return (
    <Notice title="Part of this address was not understood">
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </Notice>
  );
}
