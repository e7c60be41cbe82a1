import { Trans, useLingui } from "@lingui/react/macro";
import type { GuardExpr, Ref } from "@quad/workflow";
import { Button } from "../../ui/Button.tsx";
import { Radios, Tick } from "../../ui/Choices.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Select } from "../../ui/Select.tsx";
import { guardsFor, newRef } from "./catalogue.ts";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { ParamFields } from "./ParamFields.tsx";

type Group = { all: GuardExpr[] } | { any: GuardExpr[] };

const isGroup = (expr: GuardExpr): expr is Group => "all" in expr || "any" in expr;
const partsOf = (group: Group): GuardExpr[] => ("all" in group ? group.all : group.any);
const groupOf = (kind: "all" | "any", parts: GuardExpr[]): GuardExpr =>
  parts.length === 1 ? parts[0]! : kind === "all" ? { all: parts } : { any: parts };

/** A rule, or several of which all or any have to hold, each of which may be turned round. */
export function RuleEditor(props: {
  value: GuardExpr | undefined;
  /** undefined: no rule any more. */
  onChange: (value: GuardExpr | undefined) => void;
  depth?: number;
}) {
  const { t } = useLingui();
  const { definition, registry } = useEditor();
  const { value, onChange, depth = 0 } = props;
  const [first] = guardsFor(registry, definition);
  const group: Group | null = value && isGroup(value) ? value : null;
  const parts = group ? partsOf(group) : value ? [value] : [];
  const kind = group && "any" in group ? "any" : "all";
  const set = (next: GuardExpr[]) => onChange(next.length === 0 ? undefined : groupOf(kind, next));

  return (
    <div className={depth > 0 ? "wf-rules wf-rules--inner" : "wf-rules"}>
      {parts.length > 1 && (
        <Radios
          label={t`What has to hold`}
          layout="row"
          value={kind}
          onChange={(next) => onChange(groupOf(next as "all" | "any", parts))}
          options={[
            { value: "all", label: t`All of these` },
            { value: "any", label: t`Any of these` },
          ]}
        />
      )}
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules of a list have nothing else that tells them apart
        <div className="wf-entry" key={at}>
          <Part value={part} depth={depth} onChange={(next) => set(parts.with(at, next))} />
          <IconButton
            icon="remove"
            label={t`Remove rule ${at + 1}`}
            onClick={() => set(parts.toSpliced(at, 1))}
          />
        </div>
      ))}
      {first && (
        <div className="acts">
          <Button small onClick={() => set([...parts, newRef(first)])}>
            {parts.length === 0 ? <Trans>Add a rule</Trans> : <Trans>Add another rule</Trans>}
          </Button>
          {depth < 2 && parts.length > 0 && (
            <Button
              small
              variant="text"
              onClick={() => set([...parts, { any: [newRef(first), newRef(first)] }])}
            >
              <Trans>Add rules of which one is enough</Trans>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** One rule, the same turned round, or a group of rules. */
function Part(props: { value: GuardExpr; depth: number; onChange: (value: GuardExpr) => void }) {
  const { t } = useLingui();
  const { definition, registry } = useEditor();
  const { say } = useDesk();
  const { value, depth, onChange } = props;
  const turned = "not" in value;
  const inner = turned ? value.not : value;
  const wrap = (expr: GuardExpr, not = turned) => onChange(not ? { not: expr } : expr);
  const not = (
    <Tick
      label={t`Turn it round: this must not hold`}
      checked={turned}
      onChange={(on) => wrap(inner, on)}
    />
  );
  if (isGroup(inner) || "not" in inner) {
    return (
      <div>
        <RuleEditor
          value={inner}
          depth={depth + 1}
          onChange={(next) => wrap(next ?? newRef(guardsFor(registry, definition)[0]!))}
        />
        {not}
      </div>
    );
  }
  const types = guardsFor(registry, definition);
  const known = registry.guards.get(inner.type);
  const options = types.map(({ type, label }) => ({ value: type, label: say(label) }));
  const listed = options.some((one) => one.value === inner.type);
  return (
    <div>
      <Select
        label={t`Rule`}
        value={inner.type}
        onChange={(type) => wrap(newRef(registry.guards.get(type)!))}
        options={
          listed
            ? options
            : [{ value: inner.type, label: known ? say(known.label) : inner.type }, ...options]
        }
      />
      {known && (
        <ParamFields
          schema={known.params}
          params={inner.params ?? {}}
          onChange={(params) => wrap(withParams(inner, params))}
        />
      )}
      {not}
    </div>
  );
}

export function withParams({ params: _, ...ref }: Ref, params: Ref["params"]): Ref {
  return params && Object.keys(params).length > 0 ? { ...ref, params } : ref;
}
