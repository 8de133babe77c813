import type { Choices } from '#features/explore/workbench.type.js';

export interface PickedControlProps {
  readonly label: string;
  readonly picker: 'QUARTER' | 'AREA';
  readonly choices: Pick<Choices, 'periods' | 'areas'>;
  /** Its key or code; null if none is selected. */
  readonly chosen: string | null;
  /** Whether it may stay empty. */
  readonly isOptional: boolean;
  readonly onChange: (chosen: string | null) => void;
}
