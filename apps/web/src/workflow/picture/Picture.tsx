import { useLingui } from "@lingui/react/macro";
import type { Json } from "@quad/workflow";
import { useMemo, useState } from "react";
import { text } from "../../i18n/text.ts";
import { Button } from "../../ui/Button.tsx";
import { useEditor } from "../editor/editor.ts";
import { Diagram, type PictureActs } from "./Diagram.tsx";
import { graphOf } from "./graph.ts";
import { handPlaces } from "./layout.ts";
import { type Asking, PicturePanel } from "./PicturePanel.tsx";
import { usePictureWords } from "./usePictureWords.ts";

/**
 * The draft as a picture beside its outline: the same selection, and the same changes by mouse. It
 * has to stand inside an editor.
 */
export function Picture({ changed }: { changed?: ReadonlySet<string> }) {
  const { t } = useLingui();
  const editor = useEditor();
  const { definition, registry, locale, run, select, editable } = editor;
  const [asking, ask] = useState<Asking | null>(null);
  const words = usePictureWords();
  const graph = useMemo(
    () => graphOf(definition, registry, locale, words),
    [definition, registry, locale, words],
  );
  const hand = handPlaces(definition.layout);
  const isStep = (id: string) => graph.steps.some(({ uid }) => uid === id);
  const acts: PictureActs = {
    move(uid, place) {
      const layout: Record<string, Json> = {};
      for (const [id, { x, y }] of hand.set(uid, place)) layout[id] = { x, y };
      run({ do: "layout.set", layout });
    },
    connect: (fromUid, toUid) => ask({ what: "connect", fromUid, toUid }),
    retarget: (id, toUid) => run({ do: "way.set", id, toUid }),
    open(id) {
      select(id);
      ask(isStep(id) ? { what: "step", uid: id } : { what: "way", id });
    },
    remove(id) {
      if (isStep(id)) return ask({ what: "remove", uid: id });
      const from = graph.ways.find((way) => way.id === id)?.fromUid ?? null;
      run({ do: "way.remove", id });
      select(from);
    },
  };
  const title = text(definition.label, locale) || definition.key;
  return (
    <section className="picture" aria-label={t`Picture`}>
      <h2>{t`Picture`}</h2>
      <p className="small quiet">
        {editable
          ? t`Numbers are how many are there now. Drag from the dot under a step to make a way out; press it twice for more.`
          : t`Numbers are how many are there now.`}
      </p>
      <Diagram
        definition={definition}
        registry={registry}
        locale={locale}
        label={t`Picture of “${title}”`}
        counts={editor.counts}
        problems={editor.problems}
        selected={editor.selected}
        onSelect={select}
        {...(changed && { changed })}
        {...(editable && { acts })}
        tools={
          editable &&
          hand.size > 0 && (
            <Button small onClick={() => run({ do: "layout.set", layout: null })}>
              {t`Lay out again`}
            </Button>
          )
        }
      />
      <p className="pic__legend small">
        <span>
          <svg viewBox="0 0 24 12" width="24" height="12" className="pic__key" aria-hidden="true">
            <rect x="1" y="1" width="22" height="10" rx="2" />
          </svg>
          {t`Selected or changed`}
        </span>
        <span>
          <svg
            viewBox="0 0 24 12"
            width="24"
            height="12"
            className="pic__key pic__key--bad"
            aria-hidden="true"
          >
            <path d="M0 6h24" />
          </svg>
          {t`Problem`}
        </span>
      </p>
      {editable && asking && (
        <PicturePanel key={JSON.stringify(asking)} asking={asking} ask={ask} graph={graph} />
      )}
    </section>
  );
}
