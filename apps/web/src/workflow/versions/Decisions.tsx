import { Plural, useLingui } from "@lingui/react/macro";
import { Section } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import type { Preview } from "./MoveForm.tsx";

/** Steps with people in them that the new version doesn't have: where do they go? */
export function Decisions(props: {
  decisions: Preview["decisions"];
  to: number;
  /** By uid of the step that is gone. */
  chosen: Readonly<Record<string, string>>;
  onChoose: (uid: string, toUid: string) => void;
}) {
  const { t } = useLingui();
  const { to } = props;
  return (
    <Section
      title={t`Say where they go`}
      lede={
        <Plural
          value={props.decisions.length}
          one={`Version ${to} doesn’t have a step that somebody is in now.`}
          other={`Version ${to} doesn’t have # steps that somebody is in now.`}
        />
      }
    >
      {props.decisions.map(({ uid, label, count, options, suggested }) => {
        const likely = options.filter((option) => option.uid === suggested);
        const others = options.filter((option) => option.uid !== suggested);
        return (
          <Select
            key={uid}
            label={t`People in “${label}” go to`}
            hint={<Plural value={count} one="# is there now" other="# are there now" />}
            placeholder={t`Choose a step`}
            value={props.chosen[uid] ?? ""}
            onChange={(toUid) => props.onChoose(uid, toUid)}
            options={[
              ...likely.map((option) => ({
                value: option.uid,
                label: t`${option.label} (likely)`,
              })),
              ...others.map((option) => ({ value: option.uid, label: option.label })),
            ]}
          />
        );
      })}
    </Section>
  );
}
