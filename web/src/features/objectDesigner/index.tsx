export default function Feature() {
  return null;
}
