import { TextButton } from './TextButton.js';

interface PrintButtonProps {
  /** Its label, if it should say what is printed. */
  readonly children?: string;
}

/** Prints the page: its charts, with the current filters. */
export function PrintButton({ children = 'Print' }: PrintButtonProps) {
  return <TextButton onPress={() => window.print()}>{children}</TextButton>;
}
