import styles from './Send.module.css';

interface ScreeningAgainProps {
  readonly isOn: boolean;
}

/** Says that the whole file is being screened, for as long as it is. */
export function ScreeningAgain({ isOn }: ScreeningAgainProps) {
  return (
    <div className={styles.progress} role="status">
      {isOn ? (
        <>
          <p>Screening the whole file again. What you do next waits for it.</p>
          <progress aria-label="Screening the whole file again" />
        </>
      ) : null}
    </div>
  );
}
