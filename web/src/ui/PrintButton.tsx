import { TextButton } from './TextButton.js';

interface PrintButtonProps {
  /** Its label; what the paper has, if that should be said. */
  readonly children?: string;
}

/** Takes the page along on paper: its charts, with what is filtered. */
export function PrintButton({ children = 'Print' }: PrintButtonProps) {
  return <TextButton onPress={() => window.print()}>{children}</TextButton>;
}
