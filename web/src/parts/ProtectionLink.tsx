import { Link } from 'react-router';

/** The way from any protected figure to the one page that says how people are protected. */
export function ProtectionLink() {
  return <Link to="/disclosure">How people are protected</Link>;
}
