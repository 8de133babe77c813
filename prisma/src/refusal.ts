/**
 * Something that the person at the keyboard can fix, such as a wrong database address. Its message
 * is whole sentences: what is wrong and what would work. Commands print it without a stack;
 * anything else is a fault.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
