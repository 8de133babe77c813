import { Link } from 'react-router';

/** The way to the list of measures, where it says what each counts and how it is computed. */
export function MethodLink() {
  return <Link to="/measures">How these figures are made</Link>;
}
