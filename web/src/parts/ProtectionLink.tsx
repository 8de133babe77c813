import { Link } from 'react-router';

/** The link from any protected figure to the page on how people are protected. */
export function ProtectionLink() {
  return <Link to="/disclosure">How people are protected</Link>;
}
