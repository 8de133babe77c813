import { useEffect, useRef, useState } from 'react';

import { copyText } from '#lib/clipboard.js';
import { Button } from '#ui/Button.js';

import styles from './TokenSecret.module.css';

interface TokenSecretProps {
  readonly secret: string;
  readonly onClose: () => void;
}

/** The secret of a new token: it is shown here once and never again. */
export function TokenSecret({ secret, onClose }: TokenSecretProps) {
  const [announcement, setAnnouncement] = useState('');
  const copying = useRef<HTMLButtonElement>(null);
  // The form that had the focus is gone.
  useEffect(() => copying.current?.focus(), []);

  const copy = () => {
    copyText(secret).then(
      () => setAnnouncement('Copied'),
      () =>
        setAnnouncement('The browser did not allow copying. Select the token above and copy it.'),
    );
  };

  return (
    <div className={styles.secret}>
      <p role="status">
        The token has been created. This is the only time it is shown: keep it where only its
        program can read it.
      </p>
      <pre role="group" aria-label="The token">
        <code>{secret}</code>
      </pre>
      <p>
        Send it with each request as <code>Authorization: Bearer</code>, a space, and the token.
      </p>
      <div className={styles.buttons}>
        <Button ref={copying} look="main" onPress={copy}>
          Copy the token
        </Button>
        <Button onPress={onClose}>Done, I have saved it</Button>
        <span role="status">{announcement}</span>
      </div>
    </div>
  );
}
