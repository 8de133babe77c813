import type { ReactNode } from 'react';

interface JumpLinkProps {
  /** The id of the part of this page that gets the focus. */
  readonly to: string;
  readonly children: ReactNode;
}

/** Leads to another part of the same page, and puts the focus there. */
export function JumpLink({ to, children }: JumpLinkProps) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        const part = document.getElementById(to);
        if (part === null) return;
        // The address stays as it is, because this is not another page.
        event.preventDefault();
        if (part.parentElement instanceof HTMLDetailsElement) part.parentElement.open = true;
        part.focus();
      }}
    >
      {children}
    </a>
  );
}
