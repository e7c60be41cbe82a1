import { Trans, useLingui } from "@lingui/react/macro";
import { useText } from "../i18n/text.ts";
import { useModels } from "../partnership/useModels.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Section } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import type { Draft, ModelUse, Params, Settings } from "./matching.ts";
import { moved } from "./matching.ts";
import { ParamFields } from "./ParamFields.tsx";

/** The models of the scheme in the order in which they are matched, and how each is. */
export function ModelsPart(props: {
  settings: Settings;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { t } = useLingui();
  const nameOf = useModels();
  const text = useText();
  const { settings, draft, onChange } = props;
  const { models } = draft;
  const matchersFor = (model: string) =>
    settings.matcherOptions.filter((one) => one.models.includes(model));
  const free = [...new Set(settings.matcherOptions.flatMap((one) => one.models))].filter(
    (model) => !models.some((one) => one.model === model),
  );
  const set = (at: number, change: Partial<ModelUse>) =>
    onChange({ models: models.with(at, { ...models[at]!, ...change }) });

  return (
    <Section
      title={t`Models`}
      id="models"
      lede={
        models.length > 1
          ? t`Matched in this order; nobody is used twice. Whoever wants one model only is matched in that.`
          : undefined
      }
    >
      <Lines kind="plain">
        {models.map(({ model, matcher, params }, at) => {
          const name = nameOf(model);
          const options = matchersFor(model);
          const chosen = options.find((one) => one.type === matcher);
          return (
            <li key={model} className="match-model">
              <div className="match-model__head">
                <h3>{name}</h3>
                {models.length > 1 && (
                  <span className="match-model__acts">
                    <IconButton
                      icon="up"
                      label={at === 0 ? t`${name} is first` : t`Move ${name} up`}
                      off={at === 0}
                      onClick={() => onChange({ models: moved(models, at, at - 1) })}
                    />
                    <IconButton
                      icon="down"
                      label={at === models.length - 1 ? t`${name} is last` : t`Move ${name} down`}
                      off={at === models.length - 1}
                      onClick={() => onChange({ models: moved(models, at, at + 1) })}
                    />
                    <IconButton
                      icon="remove"
                      label={t`Remove ${name}`}
                      onClick={() => onChange({ models: models.toSpliced(at, 1) })}
                    />
                  </span>
                )}
              </div>
              <Select
                label={t`How ${name} is matched`}
                value={matcher}
                width="medium"
                options={options.map(({ type, label }) => ({ value: type, label: text(label) }))}
                onChange={(type) => set(at, { matcher: type, params: {} })}
              />
              {chosen && (
                <>
                  <p className="match-model__says">{chosen.sentence}</p>
                  {chosen.strategy && (
                    <p className="small quiet match-model__says">{text(chosen.strategy)}</p>
                  )}
                  <ParamFields
                    key={chosen.type}
                    fields={chosen.fields}
                    params={params as Params}
                    questions={settings.questions}
                    onChange={(next) => set(at, { params: next })}
                  />
                </>
              )}
            </li>
          );
        })}
      </Lines>
      {free.length > 0 && (
        <Select
          label={t`Add a model`}
          optional
          value=""
          width="medium"
          placeholder={t`Choose a model`}
          options={free.map((model) => ({ value: model, label: nameOf(model) }))}
          onChange={(model) => {
            const [first] = matchersFor(model);
            if (first)
              onChange({ models: [...models, { model, matcher: first.type, params: {} }] });
          }}
        />
      )}
      <p className="small quiet">
        <Trans>
          Workflows, forms and letters are made for a model: look at them after a change.
        </Trans>
      </p>
    </Section>
  );
}
