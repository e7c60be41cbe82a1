import { Columns, Page, Section } from "../ui/Page.tsx";
import { SchemeBar } from "../ui/SchemeBar.tsx";
import { ActsPart } from "./ActsPart.tsx";
import { FieldsPart } from "./FieldsPart.tsx";
import { ListsPart } from "./ListsPart.tsx";
import { Case, Part } from "./Specimen.tsx";

/** Every component in its states, to look at and to check by machine. In development builds only. */
export function UiPage() {
  return (
    <Page
      title="Component sheet"
      kicker="For developers"
      back={{ to: "/", label: "First page" }}
      lede="Everything a screen is made of, in its states. Where a thing is missing here, ask whether words and a hairline would do."
    >
      <Part title="The page">
        <SchemeBar
          name="Professional Services Mentoring"
          to="/ui"
          links={[
            { to: "/ui", label: "Overview", end: true },
            { to: "/ui/people", label: "People" },
            { to: "/ui/forms", label: "Forms" },
            { to: "/ui/matching", label: "Matching" },
          ]}
        />
        <Case title="A main column and a quieter one">
          <Columns
            asideLabel="Beside it"
            aside={
              <Section title="Not sure?">
                <p>Ask the coordinator, who runs the scheme. Asking does not answer for you.</p>
              </Section>
            }
          >
            <Section title="In Tamsin’s words" lede="A person’s own words are in serif.">
              <blockquote className="quote">
                <p>
                  Next summer two departments will move to a shared timetable, and I have been asked
                  whether I would lead the work.
                </p>
              </blockquote>
            </Section>
            <Section title="Welsh letters" beside={<span className="quiet">tŷ, dŵr, ŵyr</span>}>
              <p>
                <span lang="cy">Croeso i’r cynllun mentora; tŷ, dŵr, ŵyr.</span>{" "}
                <span className="num">1,111 2,048 9,370</span>
              </p>
            </Section>
          </Columns>
        </Case>
      </Part>
      <ActsPart />
      <ListsPart />
      <FieldsPart />
    </Page>
  );
}
