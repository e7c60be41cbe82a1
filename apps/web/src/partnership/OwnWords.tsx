import type { ProfileWords } from "./useProfile.ts";

/** What somebody wrote, in their own words; several texts each say what was asked. */
export function OwnWords({ texts }: Pick<ProfileWords, "texts">) {
  return (
    <div className="stack">
      {texts.map(({ label, words }) => (
        <div key={label}>
          {texts.length > 1 && <p className="small quiet">{label}</p>}
          <p className="quote own-words">{words}</p>
        </div>
      ))}
    </div>
  );
}
