//! The workbook as Office Open XML.

use super::SheetError;
use super::book::{Allows, Book, Cell, Content, FIRST_ROW, Format, HEADER_ROW, Role, Rule, Sheet};
use super::evaluate::{Value, Values};
use super::formula::{At, Dialect, reference};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format as Style, FormatAlign, FormatBorder, Formula, ProtectionOptions,
    Workbook, Worksheet, XlsxError,
};

impl From<XlsxError> for SheetError {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(error.to_string())
    }
}

/// The file.
pub(super) fn write(book: &Book) -> Result<Vec<u8>, SheetError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(&book.title)
        .set_subject(&book.subject)
        .set_author("Clausule")
        // The library would take the clock's.
        .set_creation_datetime(&day(book.date)?);
    workbook.set_properties(&properties);
    for (name, at) in &book.names {
        let place = reference(Dialect::Excel, "", *at, None);
        workbook.define_name(name, &format!("={place}"))?;
    }
    let mut values = Values::of(book);
    for sheet in &book.sheets {
        let page = workbook.add_worksheet();
        page.set_name(sheet.name)?;
        // An empty text as the value of a formula would become a zero.
        page.set_formula_result_default("");
        fill(page, sheet, &mut values)?;
        lay_out(page, sheet)?;
        for rule in &sheet.rules {
            let (first, last) = (rule.first, rule.last);
            let validation = validation(rule)?;
            page.add_data_validation(first.0, first.1, last.0, last.1, &validation)?;
        }
        if sheet.name == book.opens_on {
            page.set_active(true);
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn day(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let number = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(date.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, number(date.month()), number(date.day()))
}

fn fill(page: &mut Worksheet, sheet: &Sheet, values: &mut Values) -> Result<(), XlsxError> {
    for (row, column, cell) in sheet.cells() {
        let style = style(&cell);
        match &cell.content {
            Content::Empty if cell.role == Role::Plain => continue,
            Content::Empty => page.write_blank(row, column, &style)?,
            Content::Text(text) => page.write_string_with_format(row, column, text, &style)?,
            Content::Number(number) => {
                page.write_number_with_format(row, column, *number, &style)?
            }
            Content::Date(date) => {
                page.write_datetime_with_format(row, column, day(*date)?, &style)?
            }
            Content::Formula(formula) => {
                let text = formula.write(Dialect::Excel, sheet.name);
                let known = match values.at(At::new(sheet.name, row, column)) {
                    Value::Number(number) => number.to_string(),
                    Value::Text(text) => text,
                    Value::Empty => String::new(),
                    Value::Error => "#DIV/0!".to_string(),
                };
                let formula = Formula::new(format!("={text}")).set_result(known);
                page.write_formula_with_format(row, column, formula, &style)?
            }
        };
    }
    Ok(())
}

fn lay_out(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    for (column, place) in sheet.columns.iter().zip(0..) {
        page.set_column_width(place, column.width)?;
        if column.hidden {
            page.set_column_hidden(place)?;
        }
    }
    // Programs do not all make a row as high as its words.
    page.set_row_height(0, 22)?;
    page.set_row_height(HEADER_ROW, height(sheet.lines(None)))?;
    for (row, place) in (0..sheet.rows.len()).zip(FIRST_ROW..) {
        page.set_row_height(place, height(sheet.lines(Some(row))))?;
    }
    let last_column = u16::try_from(sheet.columns.len())
        .unwrap_or(1)
        .saturating_sub(1);
    page.set_freeze_panes(FIRST_ROW, sheet.frozen)?;
    page.set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_footer("&L&A&CProjet fait par Clausule&RPage &P / &N");
    page.set_repeat_rows(HEADER_ROW, HEADER_ROW)?;
    if let Some(last) = sheet.last_printed() {
        page.set_print_area(0, 0, last.row, last.column)?;
    }
    if sheet.filter {
        page.autofilter(HEADER_ROW, 0, sheet.end().saturating_sub(1), last_column)?;
    }
    if sheet.protected {
        page.protect_with_options(&ProtectionOptions {
            format_cells: true,
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::default()
        });
    }
    Ok(())
}

/// In points.
const fn height(lines: u16) -> u16 {
    lines * 13 + 3
}

fn validation(rule: &Rule) -> Result<DataValidation, XlsxError> {
    let of = DataValidation::new();
    let of = match &rule.allows {
        Allows::AtLeastZero => {
            of.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
        }
        Allows::Positive => of.allow_decimal_number(DataValidationRule::GreaterThan(0.0)),
        Allows::Fraction => of.allow_decimal_number(DataValidationRule::Between(0.0, 1.0)),
        Allows::Date => {
            let first = ExcelDateTime::from_ymd(2000, 1, 1)?;
            of.allow_date(DataValidationRule::GreaterThanOrEqualTo(first))
        }
        Allows::Words(words) => of.allow_list_strings(words)?,
        Allows::ListOf(first, last) | Allows::Suggested(first, last) => {
            let cells = reference(Dialect::Excel, "", first.anchored(), Some(last.anchored()));
            of.allow_list_formula(Formula::new(format!("={cells}")))
        }
    };
    let of = of
        .set_error_title("Valeur à corriger")?
        .set_error_message(rule.allows.message())?;
    Ok(match rule.allows {
        Allows::Suggested(..) => of.set_error_style(DataValidationErrorStyle::Information),
        _ => of,
    })
}

/// Grey, yellow, green and blue so light that black text stands out on them.
const HEADER: u32 = 0x00DD_E5EE;
const INPUT: u32 = 0x00FF_F4C7;
const RESULT: u32 = 0x00DF_F2E1;
const LINE: u32 = 0x0076_7676;

fn style(cell: &Cell) -> Style {
    let style = Style::new().set_font_name("Arial").set_font_size(10);
    let style = match cell.format {
        Format::General => style,
        Format::Euros => style.set_num_format("[$-40C]#,##0.00\\ \"€\""),
        Format::EurosPerHour => style.set_num_format("[$-40C]#,##0.00\\ \"€/h\""),
        Format::Percent => style.set_num_format("[$-40C]0.00\\ %"),
        Format::Hours => style.set_num_format("[$-40C]#,##0\\ \"h\""),
        Format::ExactHours => style.set_num_format("[$-40C]#,##0.00\\ \"h\""),
        Format::Months => style.set_num_format("General\\ \"mois\""),
        Format::Decimal => style.set_num_format("[$-40C]#,##0.00"),
        Format::Date => style.set_num_format("[$-40C]dd/mm/yyyy"),
        Format::Month => style.set_num_format("[$-40C]mmmm\\ yyyy"),
    };
    let is_text = matches!(cell.content, Content::Text(_));
    let style = style.set_align(FormatAlign::Top);
    let style = match cell.format {
        Format::General if is_text && matches!(cell.role, Role::Title | Role::Intro) => style,
        // Numbers of the column before end where the text begins.
        Format::General => style.set_align(FormatAlign::Left).set_indent(1),
        _ => style.set_align(FormatAlign::Right),
    };
    let boxed = |style: Style, fill: u32| {
        style
            .set_background_color(Color::RGB(fill))
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(LINE))
    };
    match cell.role {
        Role::Title => style.set_bold().set_font_size(14),
        Role::Intro => style,
        Role::Header => boxed(style.set_bold().set_text_wrap(), HEADER),
        Role::Plain => style.set_text_wrap(),
        Role::Input => boxed(style.set_unlocked().set_text_wrap(), INPUT),
        Role::Result => boxed(style.set_bold(), RESULT),
        Role::Total => style
            .set_bold()
            .set_border_top(FormatBorder::Medium)
            .set_border_color(Color::RGB(LINE)),
    }
}
