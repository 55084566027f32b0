import { expect, test } from '@jest/globals';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import type { Evidence } from '../../verdict/evidence.ts';
import { passed, reportOn, submissionOf, verdictOf } from '../example-report.ts';
import { hostileReport, mixedReport } from './hostile-report.ts';
import { renderGitlab, renderJunit } from './junit.ts';

/** What the strict reader allows of what there is in JUnit files. */
const strict = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:complexType name="notPassed" mixed="true">
    <xs:attribute name="type"/><xs:attribute name="message"/>
  </xs:complexType>
  <xs:element name="testsuites"><xs:complexType>
    <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name"/><xs:attribute name="tests"/>
    <xs:attribute name="failures"/><xs:attribute name="errors"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuite"><xs:complexType>
    <xs:sequence>
      <xs:element name="properties"><xs:complexType><xs:sequence>
        <xs:element name="property" maxOccurs="unbounded"><xs:complexType>
          <xs:attribute name="name" use="required"/><xs:attribute name="value" use="required"/>
        </xs:complexType></xs:element>
      </xs:sequence></xs:complexType></xs:element>
      <xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="name" use="required"/><xs:attribute name="tests" use="required"/>
    <xs:attribute name="failures" use="required"/><xs:attribute name="errors" use="required"/>
    <xs:attribute name="skipped"/><xs:attribute name="time"/><xs:attribute name="timestamp"/>
  </xs:complexType></xs:element>
  <xs:element name="testcase"><xs:complexType>
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element name="skipped" type="notPassed"/><xs:element name="error" type="notPassed"/>
      <xs:element name="failure" type="notPassed"/><xs:element name="system-out" type="xs:string"/>
    </xs:choice>
    <xs:attribute name="name" use="required"/><xs:attribute name="classname"/><xs:attribute name="time"/>
  </xs:complexType></xs:element>
</xs:schema>`;

function read(text: string): XmlDocument {
  const document = XmlDocument.fromString(text);
  XsdValidator.fromDoc(XmlDocument.fromString(strict)).validate(document);
  return document;
}

function ask(document: XmlDocument, xpath: string): string[] {
  return document.find(xpath).map((node) => node.content);
}

test('is what the strictest reader allows, whatever is in it', () => {
  expect(() => read(renderJunit(mixedReport))).not.toThrow();
  expect(() => read(renderJunit(hostileReport))).not.toThrow();
  expect(() => read(renderJunit(reportOn([])))).not.toThrow();
});

test('a failure is the student’s, an error the grader’s, and the rest is skipped', () => {
  const document = read(renderJunit(mixedReport));
  expect(ask(document, '//testcase[failure]/@name')).toEqual([
    'The case fails (fails)',
    'A hidden case (hidden-1)',
    'A case that is shown after the due date (hidden-2)',
  ]);
  expect(ask(document, '//testcase[error]/@name')).toEqual(['The case undecided (undecided)']);
  expect(ask(document, '//testcase[skipped]/@name')).toEqual(['The case skipped (skipped)']);
  const counts = ['tests', 'failures', 'errors', 'skipped'].map(
    (name) => ask(document, `//testsuite/@${name}`)[0],
  );
  expect(counts).toEqual(['7', '3', '1', '1']);
});

test('times are seconds, of a submission those of its cases together', () => {
  const events: Evidence[] = [{ at: 1250, kind: 'steps-done' }];
  const report = reportOn([submissionOf('ann', [verdictOf('a', passed), verdictOf('b', passed)], events)]);
  const document = read(renderJunit(report));
  expect(ask(document, '//testcase/@time')).toEqual(['1.250', '1.250']);
  expect(ask(document, '//testsuite/@time')).toEqual(['2.500']);
});

test('what went wrong stands in the body, and the points beside it', () => {
  const document = read(renderJunit(mixedReport));
  const [body] = ask(document, '//testcase[contains(@name, "(fails)")]/failure');
  expect(body).toContain('expected  "hello\\n"');
  expect(body).toContain('Send back the bytes as they came.');
  expect(ask(document, '//testcase[contains(@name, "(fails)")]/system-out')).toEqual(['1 of 2 points']);
});

test('a student can neither attach a file nor command a service', () => {
  const text = renderJunit(hostileReport);
  expect(text).not.toMatch(/^\s*::|\[\[ATTACHMENT/m);
});

test('nothing of a hidden case is in it but its points', () => {
  expect(renderJunit(mixedReport)).not.toMatch(/secret/i);
});

test('for GitLab each test names its file, and nothing else is different', () => {
  const text = renderGitlab(mixedReport);
  expect(text.match(/<testcase [^>]*>/g)).toHaveLength(7);
  expect(text.match(/<testcase [^>]* file="[^"]*assignment\.yaml"/g)).toHaveLength(7);
  expect(text.replaceAll(/ file="[^"]*"/g, '')).toBe(renderJunit(mixedReport));
  expect(() => read(text)).toThrow(/file/);
});
