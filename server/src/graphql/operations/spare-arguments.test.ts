import { buildSchema, execute, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';

import { spareArguments } from './spare-arguments.js';

const schema = buildSchema('type Query { plain: String, counted(by: Int = 3, of: Int): String }');

/** The arguments that the fields of a question received. */
function argumentsOf(text: string) {
  const seen: object[] = [];
  const note = (name: string) => (own: object) => {
    seen.push(own);
    return name;
  };
  const rootValue = { plain: note('plain'), counted: note('counted') };
  const answer = execute({ schema, document: parse(text), rootValue, variableValues: { of: 4 } });
  return { seen, answer };
}

describe('the arguments of a field', () => {
  beforeAll(spareArguments);

  it('are one empty object for all fields that take no arguments', () => {
    const { seen } = argumentsOf('{ plain other: plain }');
    expect(seen).toEqual([{}, {}]);
    expect(seen[0]).toBe(seen[1]);
    expect(Object.isFrozen(seen[0])).toBe(true);
  });

  it('are read as before for other fields', () => {
    const { seen } = argumentsOf(
      'query ($of: Int) { counted(of: $of) other: counted(by: 5) plain }',
    );
    expect(seen.map((each) => ({ ...each }))).toEqual([{ by: 3, of: 4 }, { by: 5 }, {}]);
  });

  it('are refused as before if they are invalid', () => {
    expect(argumentsOf('{ counted(by: "many") }').answer).toMatchObject({
      errors: [{ message: expect.stringContaining('by') }],
    });
  });

  it('stay the same if spareArguments is called twice', () => {
    spareArguments();
    expect(argumentsOf('{ plain }').seen).toEqual([{}]);
  });
});
