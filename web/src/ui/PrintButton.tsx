import { TextButton } from './TextButton.js';

interface PrintButtonProps {
  /** The label of the button, if it should say what is printed. */
  readonly children?: string;
}

/** A button that prints the page with the current filters. */
export function PrintButton({ children = 'Print' }: PrintButtonProps) {
  return <TextButton onPress={() => window.print()}>{children}</TextButton>;
}
