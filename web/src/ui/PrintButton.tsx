import { TextButton } from './TextButton.js';

interface PrintButtonProps {
  /** What it is called; what the paper has, where that is to be known. */
  readonly children?: string;
}

/** Takes the page along on paper: its charts, with what is filtered. */
export function PrintButton({ children = 'Print' }: PrintButtonProps) {
  return <TextButton onPress={() => window.print()}>{children}</TextButton>;
}
