/** An address to write to; where there is little room it breaks before its @. */
export function Email({ address }: { address: string }) {
  const [name, domain] = address.split("@");
  return (
    <a href={`mailto:${address}`}>
      {name}
      <wbr />@{domain}
    </a>
  );
}
