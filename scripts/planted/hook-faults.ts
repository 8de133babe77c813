/**
 * One fault for each rule of React’s compiler, by the rule's name: the body of a component with a
 * prop `rows`.
 */
const bodies: Readonly<Record<string, string>> = {
  'static-components': 'const Item = () => <p>one</p>; return <Item />;',
  'use-memo': 'useMemo(async () => { await Promise.resolve(rows); }, [rows]); return null;',
  immutability: 'rows.length = 1; return <p>{rows}</p>;',
  globals: 'seen = rows.length; return <p>{seen}</p>;',
  refs: 'const ref = useRef(1); return <p>{ref.current}</p>;',
  'set-state-in-effect':
    'const [one, setOne] = useState(1); useEffect(() => { setOne(2); }, []); return <p>{one}</p>;',
  'set-state-in-render': 'const [one, setOne] = useState(1); setOne(2); return <p>{one}</p>;',
  'error-boundaries': 'try { return <Rows rows={rows} />; } catch { return null; }',
  purity: 'return <p>{Math.random()}</p>;',
};

const toCode = (body: string) => `import { useEffect, useMemo, useRef, useState } from 'react';

export let seen = 0;

function Rows({ rows }: { readonly rows: number[] }) {
  return <p>{rows}</p>;
}

export function Fault({ rows }: { readonly rows: number[] }) {
  ${body}
}

export const used = [Rows, useEffect, useMemo, useRef, useState];
`;

export const hookFaults: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(bodies).map(([rule, body]) => [rule, toCode(body)]),
);
