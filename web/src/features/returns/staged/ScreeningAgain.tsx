import styles from './Send.module.css';
import { useScreenedShare } from './use-screened-share.js';

interface ScreeningAgainProps {
  /** The id of the staged return. */
  readonly id: string;
  readonly isOn: boolean;
}

/** Says that the whole file is being screened, with the progress, while that lasts. */
export function ScreeningAgain({ id, isOn }: ScreeningAgainProps) {
  const share = useScreenedShare(id, isOn);
  return (
    <div className={styles.progress} role="status">
      {isOn ? (
        <>
          <p>Screening the whole file again. Your next change waits for it.</p>
          <progress
            aria-label="Screening the whole file again"
            value={share ?? undefined}
            max={1}
          />
        </>
      ) : null}
    </div>
  );
}
