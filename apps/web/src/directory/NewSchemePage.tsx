import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useAction } from "../api/useAction.ts";
import { CreateSchemeDocument, NewSchemeDocument } from "../gql/NewScheme.ts";
import { useText } from "../i18n/text.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Radios } from "../ui/Choices.tsx";
import type { FieldError } from "../ui/ErrorSummary.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { Unready } from "../ui/Unready.tsx";
import { unitsInOrder } from "./units.ts";

/** Starts a scheme from a template, as a draft that only those who run it see. */
export function NewSchemePage() {
  const { t } = useLingui();
  const text = useText();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(NewSchemeDocument);
  const create = useAction(CreateSchemeDocument);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [unitId, setUnitId] = useState("");
  const [attempt, setAttempt] = useState(0);
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;

  const template =
    data.schemeTemplates.find(({ key }) => key === chosen) ?? data.schemeTemplates[0];
  const name = typed ?? text(template?.name);
  const errors: FieldError[] = [
    ...(name.trim() ? [] : [{ id: "name", message: t`Give the scheme a name` }]),
    ...(unitId ? [] : [{ id: "unit", message: t`Choose the unit whose scheme it is` }]),
  ];
  const shown = attempt > 0 ? errors : [];
  const errorOf = (id: string) => shown.find((one) => one.id === id)?.message;

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length > 0 || !template) return;
    const outcome = await create.run({
      input: { templateKey: template.key, unitId, name: name.trim() },
    });
    if (outcome.kind === "done") await navigate(`/schemes/${outcome.value.id}/settings`);
  }

  return (
    <Page
      title={t`Start a scheme`}
      back={{ to: "/schemes", label: t`Mentoring schemes` }}
      lede={t`It begins as a draft. Nobody hears of it until you open it.`}
    >
      {shown.length > 0 && <ErrorSummary errors={shown} attempt={attempt} />}
      <form onSubmit={onSubmit} noValidate>
        <Columns
          wide
          asideLabel={t`What the template brings`}
          aside={
            template && (
              <Section title={t`What it brings`} lede={text(template.summary)}>
                <Facts
                  items={template.facts.map(({ label, value }) => ({
                    term: text(label),
                    detail: text(value),
                  }))}
                />
                <p className="small quiet acts">
                  <Trans>Forms, letters and steps come with it. Every number can be changed.</Trans>
                </p>
              </Section>
            )
          }
        >
          <Radios
            label={t`Start from`}
            value={template?.key ?? ""}
            onChange={setChosen}
            options={data.schemeTemplates.map((one) => ({
              value: one.key,
              label: text(one.name),
              hint: text(one.summary),
            }))}
          />
          <TextInput
            id="name"
            label={t`Name of the scheme`}
            hint={t`People see it in letters and on every page. You can add it in other languages later.`}
            value={name}
            onChange={setTyped}
            error={errorOf("name")}
          />
          <Select
            id="unit"
            label={t`Unit`}
            hint={t`Its administrators can look after the scheme, too.`}
            value={unitId}
            onChange={setUnitId}
            placeholder={t`Choose a unit`}
            options={unitsInOrder(data.units)}
            error={errorOf("unit")}
          />
          <ActionNote schemeId="" action={create} />
          <div className="acts acts--end">
            <Button variant="filled" type="submit" busy={create.busy}>
              <Trans>Create the draft</Trans>
            </Button>
            <LinkButton variant="text" to="/schemes">
              <Trans>Leave without creating it</Trans>
            </LinkButton>
          </div>
        </Columns>
      </form>
    </Page>
  );
}
