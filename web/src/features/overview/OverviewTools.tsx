import { useState } from 'react';

import { copyText } from '#lib/clipboard.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PrintButton } from '#ui/PrintButton.js';
import { TextButton } from '#ui/TextButton.js';

/** What a leader does with the page before a meeting: share it, or print it. */
export function OverviewTools() {
  const [outcome, setOutcome] = useState('');
  const copy = () =>
    void copyText(window.location.href).then(
      () => setOutcome('Link copied'),
      () => setOutcome('The browser did not allow that: copy the address from the address bar'),
    );

  return (
    <>
      <TextButton onPress={copy}>{outcome === 'Link copied' ? outcome : 'Copy link'}</TextButton>
      <PrintButton>Print, one page</PrintButton>
      <HiddenText role="status">{outcome}</HiddenText>
    </>
  );
}
