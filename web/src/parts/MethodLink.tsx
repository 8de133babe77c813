import { Link } from 'react-router';

/** A link to the list of measures, which says what each measure counts and how it is computed. */
export function MethodLink() {
  return <Link to="/measures">How figures are worked out</Link>;
}
