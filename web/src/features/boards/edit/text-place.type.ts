/** Who writes, and in which pack. */
export interface TextPlace {
  readonly viewer: string;
  readonly isCleared: boolean;
  readonly canMake: boolean;
  readonly pack: {
    readonly quarter: string;
    readonly area: string;
    readonly version: number | null;
  };
}
