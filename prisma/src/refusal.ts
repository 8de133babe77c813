/**
 * Something that the person at the keyboard can fix, such as a wrong database address. The message
 * says in sentences what is wrong and what would work. Commands print the message without a stack.
 * Any other error is a fault.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
