import type { Choices } from '#features/explore/workbench.type.js';

export interface PickedControlProps {
  readonly label: string;
  readonly picker: 'QUARTER' | 'AREA';
  readonly choices: Pick<Choices, 'periods' | 'areas'>;
  /** The key of the quarter or the code of the area; null if none is selected. */
  readonly chosen: string | null;
  /** Whether the value may stay empty. */
  readonly isOptional: boolean;
  readonly onChange: (chosen: string | null) => void;
}
