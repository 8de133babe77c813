import type { Choices } from '#features/explore/workbench.type.js';

export interface PickedControlProps {
  readonly label: string;
  readonly picker: 'QUARTER' | 'AREA';
  readonly choices: Pick<Choices, 'periods' | 'areas'>;
  /** Its key or code; null where none is. */
  readonly chosen: string | null;
  /** Whether it may be left open. */
  readonly isOptional: boolean;
  readonly onChange: (chosen: string | null) => void;
}
