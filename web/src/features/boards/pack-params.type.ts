/** Which pack is asked for. */
export interface PackParams {
  readonly quarter: string;
  readonly area: string;
  readonly version: number | null;
}
