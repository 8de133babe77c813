import { ProtectionLink } from '#parts/ProtectionLink.js';
import { Notice } from '#ui/Notice.js';

interface ProtectionNoticeProps {
  /** Whether some of the figures may be the reader's own. */
  readonly isOfAgency: boolean;
}

/** How to read the page for somebody to whom it is protected, in plain words. */
export function ProtectionNotice({ isOfAgency }: ProtectionNoticeProps) {
  return (
    <Notice title={isOfAgency ? 'Your own figures are exact; everybody else’s are protected.' : 'These figures are protected.'}>
      <p>
        {isOfAgency ? 'Theirs' : 'They'} are moved to a multiple of 5 and told as “about”; 1 to 4 may show as “fewer than 5, perhaps none”
        [c]. Parts need not add up to their total. Figures can be cut by three things at once, what a block groups by among them, and an
        agency counts as two; with more, nothing of others is shown. <ProtectionLink />
      </p>
    </Notice>
  );
}
