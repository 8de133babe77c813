/** Prints what it is given only once it is released: first all that it holds, then as it comes. */
export class HeldOutput {
  private readonly held: (string | Buffer)[] = [];
  private isReleased = false;

  constructor(private readonly print: (text: string | Buffer) => void) {}

  write(text: string | Buffer): void {
    if (this.isReleased) this.print(text);
    else this.held.push(text);
  }

  release(): void {
    this.isReleased = true;
    for (const text of this.held.splice(0)) this.print(text);
  }
}
